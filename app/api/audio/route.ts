import { checkAudio } from "@/lib/api/audio-finding";
import { answerAudio, lookFromHere, LOOKS, readAudioSettings } from "@/lib/server/audio/look-at-audio";
import { route } from "@/lib/server/http/route";
import { consumeLimit } from "@/lib/server/http/rate-limit";

export const POST = route(checkAudio, ({ actor, body, store, at }) =>
  answerAudio(body.url, actor, {
    isOn: readAudioSettings().isOn,
    consumeLimit: (name) => store.query((db) => consumeLimit(db, { name, at, ...LOOKS })),
    look: lookFromHere,
  }),
);
