import http from "node:http";

const ANSWER_MS = 30_000;

/**
 * Times one POST, from just before the request to the response's last byte.
 * @param {string} url
 * @param {string} body JSON text
 * @param {{ headers: Record<string, string>, agent: http.Agent | false }} options
 * With agent false, each POST gets a fresh connection.
 * @returns {Promise<number>} milliseconds; throws unless the status is 200
 */
export function postJson(url, body, { headers, agent }) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const length = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const options = { method: "POST", agent, headers: { ...headers, ...length }, timeout: ANSWER_MS };
    const request = http.request(url, options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${url} answered ${response.statusCode}: ${Buffer.concat(chunks)}`));
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${url} did not answer in time.`)));
    request.on("error", reject);
    request.end(body);
  });
}
