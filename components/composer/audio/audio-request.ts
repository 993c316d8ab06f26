import { type AudioFinding, audioFindingSchema } from "@/lib/audio/contract/finding";
import { problemSchema } from "@/lib/http/contract/problem";

export type AudioAnswer =
  | { kind: "found"; finding: AudioFinding }
  | { kind: "signed out" }
  | { kind: "switched off" }
  | { kind: "refused"; words: string };

const NO_ANSWER: AudioAnswer = { kind: "refused", words: "Menuet's server did not answer. Try again." };

async function readAnswer(response: Response): Promise<AudioAnswer> {
  if (response.status === 401) return { kind: "signed out" };
  if (response.status === 404) return { kind: "switched off" };
  const body: unknown = await response.json();
  const finding = audioFindingSchema.safeParse(body);
  if (response.ok && finding.success) return { kind: "found", finding: finding.data };
  const problem = problemSchema.safeParse(body);
  return problem.success ? { kind: "refused", words: problem.data.detail } : NO_ANSWER;
}

/** POST /api/audio: what the server finds at an address, or why it did not look. */
export async function requestFinding(url: string, signal: AbortSignal): Promise<AudioAnswer> {
  try {
    const headers = { "Content-Type": "application/json" };
    return await readAnswer(
      await fetch("/api/audio", { method: "POST", headers, body: JSON.stringify({ url }), signal }),
    );
  } catch {
    return NO_ANSWER;
  }
}
