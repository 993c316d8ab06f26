import "server-only";
import * as z from "zod/mini";
import { type FlowIqTarget, getConversations, type PostOutcome, PATIENCE } from "./client";

const text = z.catch(z.nullable(z.string()), null);
const contactSchema = z.object({ contact: z.object({ id: text, full_name: text }) });
const messageSchema = z.object({
  message: text,
  sender_type: text,
  created_at: z.string(),
  message_status: text,
  media_type: text,
  media_url: text,
});
const pageSchema = z.object({
  messages: z.array(messageSchema),
  pagination: z.catch(z.object({ hasNextPage: z.boolean() }), { hasNextPage: false }),
});
export type HistoryMessage = z.output<typeof messageSchema>;

/** `unknown`: FlowIQ has no such contact. `failed`: no usable answer, so it can be asked again. */
export type NameFinding = { kind: "found"; name: string } | { kind: "unknown" | "failed" };
export type HistoryFinding =
  { kind: "found"; messages: HistoryMessage[]; hasNext: boolean } | { kind: "unknown" | "failed" };

function parseJson(outcome: PostOutcome): { status: number; json: unknown } {
  if (outcome.kind !== "answered") return { status: 0, json: undefined };
  try {
    return { status: outcome.status, json: JSON.parse(outcome.body ?? "") };
  } catch {
    return { status: outcome.status, json: undefined };
  }
}

/** `find-by-phone` with digits, under both of the parameter names that FlowIQ's pages use. */
export async function findContactName(target: FlowIqTarget, number: string): Promise<NameFinding> {
  const query = { action: "find-by-phone", whatsappNumber: number, phoneNumber: number };
  const { status, json } = parseJson(await getConversations(target, query, PATIENCE));
  if (status === 404) return { kind: "unknown" };
  const read = contactSchema.safeParse(json);
  if (status !== 200 || !read.success) return { kind: "failed" };
  const name = read.data.contact.full_name?.trim() ?? "";
  return name === "" ? { kind: "unknown" } : { kind: "found", name };
}

export const HISTORY_PAGE = 50;

/** One page (from 1) of FlowIQ's stored history, newest first; it has no message IDs. */
export async function findHistory(
  target: FlowIqTarget,
  who: { whatsappNumber: string } | { contactId: string },
  page: number,
): Promise<HistoryFinding> {
  const query = { action: "conversation-messages", ...who, limit: String(HISTORY_PAGE), page: String(page) };
  const { status, json } = parseJson(await getConversations(target, query, PATIENCE));
  if (status === 404) return { kind: "unknown" };
  const read = pageSchema.safeParse(json);
  if (status !== 200 || !read.success) return { kind: "failed" };
  return { kind: "found", messages: read.data.messages, hasNext: read.data.pagination.hasNextPage };
}
