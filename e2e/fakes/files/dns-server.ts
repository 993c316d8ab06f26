import dgram from "node:dgram";
import { once } from "node:events";
import { isIPv4 } from "node:net";

/** Addresses by name; a list of lists answers successive queries, and its last entry repeats. */
export type Zone = Readonly<Record<string, readonly (readonly string[])[]>>;
export type DnsServer = {
  /** In the format that a resolver takes. */
  address: string;
  /** One entry per query, such as "A files.example". */
  queries: string[];
  stop: () => Promise<void>;
};

const TYPES: Readonly<Record<number, string>> = { 1: "A", 28: "AAAA" };
const NXDOMAIN = 3;

function readQuestion(packet: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

const toGroups = (part: string) =>
  part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));

function toBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split(".").map(Number));
  const [head = "", tail = ""] = address.split("::");
  const [front, back] = [toGroups(head), toGroups(tail)];
  const groups = [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
  return Buffer.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

/** A resource record whose name is a pointer to the question's name. */
function toRecord(type: number, address: string): Buffer {
  const data = toBytes(address);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** A loopback DNS server that answers A and AAAA from a zone, with a TTL of 0. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const socket = dgram.createSocket("udp4");
  const queries: string[] = [];
  socket.on("message", (packet, from) => {
    const { name, type, end } = readQuestion(packet);
    const query = `${TYPES[type] ?? type} ${name}`;
    const turn = queries.filter((earlier) => earlier === query).length;
    queries.push(query);
    const known = zone[name];
    const addresses = (known?.[turn] ?? known?.at(-1) ?? []).filter(
      (address) => (isIPv4(address) ? 1 : 28) === type,
    );
    const head = Buffer.alloc(12);
    packet.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (known ? 0 : NXDOMAIN), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(addresses.length, 6);
    const records = addresses.map((address) => toRecord(type, address));
    socket.send(Buffer.concat([head, packet.subarray(12, end), ...records]), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    queries,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
