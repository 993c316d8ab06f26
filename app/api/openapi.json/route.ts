import { describeApi, toOpenApi } from "@/lib/api/openapi";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { version } from "@/package.json";

export const GET = route(describeApi, ({ appOrigin }) =>
  answerJson(200, toOpenApi({ version, origin: appOrigin })),
);
