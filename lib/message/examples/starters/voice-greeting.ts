import { type Example, makeAudio } from "@/lib/message/examples/example";

export const voiceGreeting: Example = {
  id: "voice-greeting",
  name: "Voice greeting",
  purpose: "A recorded welcome as an audio message: put your own file’s address in its place.",
  form: makeAudio("https://example.com/message.mp3"),
};
