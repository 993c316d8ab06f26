import { protect } from "@/lib/accounts/http/protect";
import { readAudioSettings } from "@/lib/audio/audio-settings";
import { answerAudio, LOOKS } from "@/lib/audio/http/answer-audio";
import { lookFromHere } from "@/lib/audio/look-from-here";
import { guard } from "@/lib/http/guard";
import { takeTurn } from "@/lib/limits/take-turn";
import { openServerStore } from "@/lib/store/server-store";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/audio", () =>
    protect(request, "look", (actor) =>
      answerAudio(request, actor, {
        isOn: readAudioSettings().isOn,
        takeTurn: (name) => openServerStore().query((db) => takeTurn(db, { name, at: Date.now(), ...LOOKS })),
        look: lookFromHere,
      }),
    ),
  );
