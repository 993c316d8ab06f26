/**
 * Answers after `delayMs` like FlowIQ accepting a message, and counts requests.
 * It validates nothing, because it only provides a baseline for timing.
 */
export function createUpstream() {
  const state = { delayMs: 0, received: 0 };
  const toReply = (body) => {
    const { phone_number, message_type } = JSON.parse(body);
    const recipient = String(phone_number).replace(/\D/g, "");
    const message_id = `wamid.bench${state.received}`;
    return JSON.stringify({
      success: true,
      message: "Message sent successfully",
      data: { message_id, recipient, message_type },
    });
  };
  const listener = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    state.received += 1;
    const reply = toReply(Buffer.concat(chunks).toString("utf8"));
    const answer = () => response.writeHead(200, { "content-type": "application/json" }).end(reply);
    if (state.delayMs === 0) answer();
    else setTimeout(answer, state.delayMs);
  };
  return { state, listener };
}
