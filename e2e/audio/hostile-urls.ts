/** Addresses that no server may be made to ask for: loopback, private, link-local, metadata, and public ones written as numbers. */
const IPV4 = [
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
const PUBLIC = "93.184.216.34";

const toOctets = (address: string) => address.split(".").map(Number) as [number, number, number, number];
const toNumber = (address: string) => toOctets(address).reduce((sum, octet) => sum * 256 + octet, 0);
const hex = (value: number) => value.toString(16);
const octal = (value: number) => `0${value.toString(8)}`;
const shiftDigits = (address: string, zero: number) =>
  address.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const toGroups = (address: string) => {
  const [a, b, c, d] = toOctets(address);
  return `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
};
/** Teredo (RFC 4380) holds the client's address with every bit turned. */
const turn = (address: string) =>
  toOctets(address)
    .map((octet) => 255 - octet)
    .join(".");

/** One IPv4 address in every spelling that some parser takes. */
function spell(address: string): string[] {
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

const HOSTS = [
  ...IPV4.flatMap(spell),
  ...[
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::0001]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fe80::1%eth0]",
  ],
  ...[
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[2606:2800:220:1::1]",
    "[::1",
    "::1",
    "1::",
  ],
  ...[
    "localhost",
    "LOCALHOST",
    "localhost.",
    "ｌｏｃａｌｈｏｓｔ",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "local%68ost",
    "metadata",
    "router",
    "a",
  ],
  ...["db.local", "db.LOCAL", "metadata.google.internal", "a.internal", "a.localhost", "a.b.localhost"],
  ...[
    "abc.onion",
    "db。local",
    "db.ｌｏｃａｌ",
    "db.loc\u00adal",
    "db.local.",
    "files.example.",
    "files.example..",
  ],
  ...[
    ".files.example",
    "files..example",
    "-files.example",
    "files-.example",
    "files.example-",
    "files.1example",
  ],
  ...[
    "files.0x7f",
    "files.1",
    "1.2.3.4.5",
    "256.256.256.256",
    "127.0.0.1.1",
    "0x7f.1",
    "127.1",
    "127.0.1",
    "0",
  ],
  ...[
    "①②⑦.⓪.⓪.①",
    "127.0.0.1%00",
    "127.0.0.1%0a.files.example",
    "files.example%00.evil.example",
    "xn--",
    "xn--a",
  ],
  ...[`${"a".repeat(64)}.example`, `${"a.".repeat(126)}example`, "fi les.example", "fi\tles.example"],
  ...[
    "files.example\u0000",
    "files.exam\nple",
    "files.example\\@127.0.0.1",
    "*.files.example",
    "files!.example",
  ],
  ...["files.example,127.0.0.1", "files.example;127.0.0.1", "files.example|a", "files.example^a", "", " "],
];

const PORTS = [
  "0",
  "1",
  "22",
  "25",
  "80",
  "442",
  "444",
  "3000",
  "8080",
  "8443",
  "65535",
  "65536",
  "-1",
  "4 43",
  "443a",
];

const USER_INFO = [
  "me@files.example",
  "me:secret@files.example",
  ":secret@files.example",
  "@files.example",
  ":@files.example",
  "files.example@127.0.0.1",
  "files.example:443@127.0.0.1",
  "files.example%40127.0.0.1",
  "files.example＠127.0.0.1",
  "127.0.0.1@files.example",
  "a@b@files.example",
  "files.example:443:443",
];

const WHOLE = [
  ...[
    "",
    " ",
    "files.example/a.mp3",
    "//files.example/a.mp3",
    "/a.mp3",
    "https:",
    "https:/",
    "https://",
    "https:///",
  ],
  ...["https:files.example/a.mp3", "https:/files.example/a.mp3", "https:\\\\files.example\\a.mp3"],
  ...["https:////127.0.0.1/", "https://\\127.0.0.1/", "https:/\\/127.0.0.1/", "https://files.example\\a.mp3"],
  ...["https://files.example/a b.mp3", " https://files.example/a.mp3", "https://files.example/a.mp3\n"],
  ...["ht\ntps://files.example/", "https://files.example/\u0000", "https://files.example/\u202ea.mp3"],
  ...[
    "file:///etc/passwd",
    "file://files.example/etc/passwd",
    "ftp://files.example/a",
    "gopher://files.example/_x",
  ],
  ...[
    "data:audio/mpeg,abc",
    "javascript:alert(1)",
    "blob:https://files.example/a",
    "dict://files.example/",
    "ws://a.b",
  ],
  ...[
    "wss://files.example/",
    "unix:/var/run/docker.sock",
    "jar:https://files.example/!/",
    "ldap://files.example/",
  ],
  ...["view-source:https://files.example/", "httpss://files.example/", "http+unix://files.example/", "HTTPS"],
  `https://files.example/${"a".repeat(2_048)}`,
];

/** Some five hundred addresses that are refused by their words alone. */
export const HOSTILE_URLS: readonly string[] = [
  ...new Set([
    ...HOSTS.map((host) => `https://${host}/a.mp3`),
    ...IPV4.flatMap((address) => [
      `http://${address}/a.mp3`,
      `https://${address}:443`,
      `https://${address}?a#b`,
    ]),
    ...PORTS.map((port) => `https://files.example:${port}/a.mp3`),
    "http://files.example:443/a.mp3",
    ...USER_INFO.map((authority) => `https://${authority}/a.mp3`),
    ...WHOLE,
  ]),
];

/** What a name may turn out to mean, in a resolver's spelling, though no server may go there. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  ...IPV4.filter((address) => address !== PUBLIC),
  ...["0.1.2.3", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.255.255.255", "169.254.0.1"],
  ...[
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.255.255",
  ],
  ...[
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "239.1.1.1",
    "240.0.0.1",
  ],
  ...[
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "100::1",
    "4000::1",
  ],
  ...["2001::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:1ff::1", "2001:db8::1", "3ffe::1", "3fff::1"],
  ...["2620:4f:8000::1", "1fff:ffff::1", "5f00::1", "64:ff9b:1::a00:1"],
  ...IPV4.flatMap((address) => [
    `::ffff:${address}`,
    `::${address}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `2002:${toGroups(address)}::1`,
  ]),
  ...["", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "1.2.3.4.5", "[::1]", "8.8.8.8:53", " 8.8.8.8"],
];

/** The ends of what is closed, one step outside. */
export const PUBLIC_ADDRESSES: readonly string[] = [
  ...[
    PUBLIC,
    "1.0.0.0",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
  ],
  ...[
    "128.0.0.0",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
  ],
  ...[
    "192.0.1.0",
    "192.0.3.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
  ],
  ...["2001:200::1", "2001:4860:4860::8888", "2001:db7:ffff::1", "2001:db9::1", "2003::1", "2606:4700::1111"],
  ...["2620:4f:7fff::1", "2620:4f:8001::1", "2a00:1450::1", "3ffd::1", "3fff:1000::1"],
];
