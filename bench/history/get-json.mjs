import http from "node:http";
import { KNOWN_HEADERS } from "../../e2e/fixtures/known-person.mjs";

/**
 * @param {string} url
 * @param {http.Agent} agent
 * @returns {Promise<any>} the JSON of a 200; any other status rejects
 */
export const getJson = (url, agent) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: KNOWN_HEADERS }, (reply) => {
      const chunks = [];
      reply.on("data", (chunk) => chunks.push(chunk));
      reply.on("error", reject);
      reply.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (reply.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${url} answered ${reply.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    request.on("error", reject);
  });
