/**
 * No request may reach these: loopback, private, link-local, metadata, and numeric public
 * addresses.
 */
export const IPV4 = [
  "127.0.0.1",
  "127.8.4.2",
  "0.0.0.0",
  "10.1.2.3",
  "100.100.100.200",
  "169.254.169.254",
  "172.16.0.9",
  "192.168.1.1",
  "192.0.0.192",
  "168.63.129.16",
  "224.0.0.1",
  "255.255.255.255",
  "93.184.216.34",
];
/** A public address, which a URL still may not contain as a number. */
export const PUBLIC = "93.184.216.34";

const toOctets = (address: string) => address.split(".").map(Number) as [number, number, number, number];
const toNumber = (address: string) => toOctets(address).reduce((sum, octet) => sum * 256 + octet, 0);
const hex = (value: number) => value.toString(16);
const octal = (value: number) => `0${value.toString(8)}`;
const shiftDigits = (address: string, zero: number) =>
  address.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
export const toGroups = (address: string) => {
  const [a, b, c, d] = toOctets(address);
  return `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
};
/** Teredo (RFC 4380) stores the client's address with all bits inverted. */
const turn = (address: string) =>
  toOctets(address)
    .map((octet) => 255 - octet)
    .join(".");

/** One IPv4 address in every spelling that some parser accepts. */
export function spell(address: string): string[] {
  const octets = toOctets(address);
  const [a, b, c, d] = octets;
  const whole = toNumber(address);
  return [
    address,
    `${address}.`,
    String(whole),
    `${whole}.`,
    `0x${hex(whole)}`,
    `0X${hex(whole).toUpperCase()}`,
    octal(whole),
    `000${octal(whole)}`,
    octets.map((octet) => `0x${hex(octet)}`).join("."),
    octets.map(octal).join("."),
    octets.map((octet) => `00000${octal(octet)}`).join("."),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `0x${hex(a)}.${octal(b)}.${c}.${d}`,
    shiftDigits(address, 0xff10),
    shiftDigits(address, 0x1d7ce),
    address.replaceAll(".", "。"),
    address.replaceAll(".", "．"),
    address.replaceAll(".", "｡"),
    address.replace(/[\d.]/g, (sign) => `%${hex(sign.charCodeAt(0))}`),
    address.replace(".", "%2e"),
    address.replace(".", "\u00ad."),
    address.replace(".", "\u200b."),
    `[::ffff:${address}]`,
    `[::ffff:${toGroups(address)}]`,
    `[0:0:0:0:0:ffff:${toGroups(address)}]`,
    `[::ffff:0:${address}]`,
    `[::${address}]`,
    `[2002:${toGroups(address)}::]`,
    `[2001:0:4136:e378:8000:63bf:${toGroups(turn(address))}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${address}]`,
    `[fe80::5efe:${address}]`,
  ];
}
