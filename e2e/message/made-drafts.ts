import type { DraftAudio, DraftList, DraftRow, DraftSection } from "@/lib/message/draft";

export const row = (id: string, change: Partial<DraftRow> = {}): DraftRow => ({
  id,
  title: `Title ${id}`,
  description: "",
  isIdOwn: false,
  ...change,
});
export const section = (title: string, ...rows: DraftRow[]): DraftSection => ({ title, rows });
export const list = (change: Partial<DraftList> = {}): DraftList => ({
  kind: "list",
  recipient: "+27123456789",
  replyTo: "",
  header: "",
  body: "Please select:",
  footer: "",
  button: "View Menu",
  sections: [section("", row("cola"))],
  ...change,
});
export const audio = (change: Partial<DraftAudio> = {}): DraftAudio => ({
  kind: "audio",
  recipient: "+27123456789",
  replyTo: "",
  audioUrl: "https://example.com/message.mp3",
  ...change,
});
export const OTHER_NUMBER = "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...";
