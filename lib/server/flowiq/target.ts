import "server-only";
import type { FlowIqTarget } from "./client";
import type { Settings } from "./env";
import { openSandbox } from "./sandbox";

/** Where sends go: FlowIQ when a key is configured, else the sandbox in this process. */
export async function openTarget(settings: Settings): Promise<FlowIqTarget> {
  if (settings.mode === "sandbox") return openSandbox();
  const { baseUrl, tenantId, apiKey } = settings;
  return { baseUrl, tenantId, apiKey };
}
