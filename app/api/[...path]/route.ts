import { answerUnknownPath } from "@/lib/server/http/problem";

/** Answers all unknown API paths. */
export const GET = answerUnknownPath;
export const POST = answerUnknownPath;
export const PUT = answerUnknownPath;
export const PATCH = answerUnknownPath;
export const DELETE = answerUnknownPath;
