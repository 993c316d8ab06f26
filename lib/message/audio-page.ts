import { findAudioUrlFault } from "./audio";

/** `page` isn't a file (`file`: its own URL, if certain); `shared` is one only while shared. */
export type AudioPage = { is: "page"; name: string; file: string | null } | { is: "shared"; name: string };

type Service = {
  name: string;
  /** Host names; their subdomains match too. */
  hosts: readonly string[];
  /** URLs at the same hosts that serve a file. */
  isFile?: (url: URL) => boolean;
  /** A file is served only while it is shared with anyone. */
  isShared?: true;
  toFile?: (url: URL) => string | null;
};

/** Changes only the path; the query stays as written. */
function withPath(url: URL, from: RegExp, to: string): string | null {
  if (!from.test(url.pathname)) return null;
  return `${url.origin}${url.pathname.replace(from, to)}${url.search}`;
}

/** dl=1 makes Dropbox serve the file, or a folder as ZIP (help.dropbox.com, "force download"). */
function toDropboxFile({ origin, pathname, search }: URL): string | null {
  if (!/^\/(?:s|scl\/fi)\/[^/]+\/[^/]+/.test(pathname)) return null;
  const others = search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^(?:dl|raw)(?:=|$)/.test(part));
  return `${origin}${pathname}?${[...others, "dl=1"].join("&")}`;
}

/** raw.githubusercontent.com serves a blob's bytes without a redirect. */
function toGithubFile({ pathname, search }: URL): string | null {
  const [, repository, file] = /^\/([^/]+\/[^/]+)\/blob\/([^/]+\/.+)$/.exec(pathname) ?? [];
  return file === undefined || search.includes("token=")
    ? null
    : `https://raw.githubusercontent.com/${repository}/${file}`;
}

const has = (name: string, value: string) => (url: URL) => url.searchParams.get(name) === value;
const isAt = (path: RegExp) => (url: URL) => path.test(url.pathname);
const isHost = (host: RegExp) => (url: URL) => host.test(url.hostname);

/** The first service whose host matches wins. */
const SERVICES: readonly Service[] = [
  {
    name: "Google Drive",
    hosts: ["drive.google.com", "drive.usercontent.google.com"],
    isFile: has("export", "download"),
    isShared: true,
  },
  { name: "Google Docs", hosts: ["docs.google.com"], isFile: has("export", "download"), isShared: true },
  { name: "Google", hosts: ["www.google.com", "mail.google.com", "sites.google.com"] },
  { name: "Google Photos", hosts: ["photos.google.com", "photos.app.goo.gl"] },
  {
    name: "Google Cloud",
    // storage.cloud.google.com asks for a Google account; storage.googleapis.com serves files.
    hosts: ["console.cloud.google.com", "storage.cloud.google.com"],
  },
  { name: "AWS console", hosts: ["console.aws.amazon.com"] },
  {
    name: "Dropbox",
    hosts: ["dropbox.com", "db.tt"],
    isFile: (url) => has("dl", "1")(url) || has("raw", "1")(url) || isHost(/^dl\./)(url),
    toFile: toDropboxFile,
  },
  {
    name: "OneDrive",
    hosts: ["onedrive.live.com", "1drv.ms"],
    isFile: (url) => isAt(/^\/download\b/i)(url) || has("download", "1")(url),
    isShared: true,
  },
  { name: "SharePoint", hosts: ["sharepoint.com"], isFile: has("download", "1"), isShared: true },
  { name: "iCloud", hosts: ["icloud.com"] },
  { name: "Box", hosts: ["box.com"], isFile: isAt(/^\/shared\/static\//) },
  { name: "MEGA", hosts: ["mega.nz", "mega.io", "mega.co.nz"] },
  { name: "MediaFire", hosts: ["mediafire.com"], isFile: isHost(/^download\d*\./) },
  { name: "pCloud", hosts: ["pcloud.link", "my.pcloud.com"] },
  { name: "Yandex Disk", hosts: ["disk.yandex.com", "disk.yandex.ru", "yadi.sk"] },
  { name: "4shared", hosts: ["4shared.com"] },
  { name: "Sendspace", hosts: ["sendspace.com"], isFile: isHost(/^fs\d/) },
  { name: "Smash", hosts: ["fromsmash.com"] },
  { name: "TransferNow", hosts: ["transfernow.net"] },
  { name: "WeTransfer", hosts: ["wetransfer.com", "we.tl"], isFile: isHost(/^download\./) },
  { name: "Vocaroo", hosts: ["vocaroo.com", "voca.ro"], isFile: isHost(/^media\d*\./) },
  { name: "SpeakPipe", hosts: ["speakpipe.com"] },
  { name: "YouTube", hosts: ["youtube.com", "youtu.be", "youtube-nocookie.com"] },
  {
    name: "Spotify",
    hosts: ["open.spotify.com", "podcasters.spotify.com", "creators.spotify.com", "spotify.link"],
  },
  { name: "SoundCloud", hosts: ["soundcloud.com", "soundcloud.app.goo.gl"] },
  { name: "Apple Music", hosts: ["music.apple.com"] },
  { name: "Apple Podcasts", hosts: ["podcasts.apple.com"] },
  { name: "Deezer", hosts: ["deezer.com", "deezer.page.link"] },
  { name: "TIDAL", hosts: ["tidal.com"] },
  { name: "Mixcloud", hosts: ["mixcloud.com"] },
  { name: "Audiomack", hosts: ["audiomack.com"] },
  { name: "Anghami", hosts: ["anghami.com"] },
  { name: "JioSaavn", hosts: ["jiosaavn.com"] },
  { name: "Boomplay", hosts: ["boomplay.com"] },
  { name: "Bandcamp", hosts: ["bandcamp.com"] },
  { name: "Suno", hosts: ["suno.com"] },
  { name: "Vimeo", hosts: ["vimeo.com"] },
  { name: "Loom", hosts: ["loom.com"] },
  { name: "Facebook", hosts: ["facebook.com", "fb.com", "fb.watch"] },
  { name: "Instagram", hosts: ["instagram.com"] },
  { name: "LinkedIn", hosts: ["linkedin.com"] },
  { name: "Reddit", hosts: ["reddit.com", "redd.it"], isFile: isHost(/^[iv]\./) },
  { name: "Twitch", hosts: ["twitch.tv"] },
  { name: "TikTok", hosts: ["tiktok.com"] },
  { name: "X", hosts: ["x.com", "twitter.com"] },
  { name: "Telegram", hosts: ["t.me"] },
  { name: "WhatsApp", hosts: ["wa.me", "whatsapp.com"] },
  { name: "Slack", hosts: ["slack.com"] },
  { name: "Discord", hosts: ["discord.com", "discord.gg"] },
  { name: "Notion", hosts: ["notion.so", "notion.site"] },
  {
    name: "Internet Archive",
    hosts: ["archive.org"],
    isFile: isAt(/^\/(?:download|serve)\/|^\/\d+\/items\//),
  },
  { name: "Freesound", hosts: ["freesound.org"], isFile: isAt(/^\/data\//) },
  { name: "GitHub Gist", hosts: ["gist.github.com"], isFile: isAt(/\/raw\b/) },
  {
    name: "GitHub",
    hosts: ["github.com"],
    isFile: (url) =>
      has("raw", "true")(url) ||
      has("raw", "1")(url) ||
      isAt(
        /^\/[^/]+\/[^/]+\/(?:raw|releases\/(?:download|latest\/download)|assets|files)\/|^\/user-attachments\//,
      )(url),
    toFile: toGithubFile,
  },
  {
    name: "Bitbucket",
    hosts: ["bitbucket.org"],
    isFile: isAt(/^\/[^/]+\/[^/]+\/(?:raw|downloads)\//),
    toFile: (url) => withPath(url, /^(\/[^/]+\/[^/]+)\/src\/(?=[^/]+\/.)/, "$1/raw/"),
  },
  {
    name: "Hugging Face",
    hosts: ["huggingface.co"],
    isFile: isAt(/\/resolve\//),
    toFile: (url) => withPath(url, /\/blob\/(?=[^/]+\/.)/, "/resolve/"),
  },
];

/** GitLab has many hosts, but its paths are unique. */
const GITLAB: Service = {
  name: "GitLab",
  hosts: [],
  toFile: (url) => withPath(url, /\/-\/blob\/(?=[^/]+\/.)/, "/-/raw/"),
};

const isUnder = (hostname: string, host: string): boolean =>
  hostname === host || hostname.endsWith(`.${host}`);

function findService(url: URL): Service | undefined {
  const hostname = url.hostname.replace(/\.$/, "");
  if (/\/-\/blob\//.test(url.pathname)) return GITLAB;
  return SERVICES.find(({ hosts }) => hosts.some((host) => isUnder(hostname, host)));
}

/** What a known service serves at a URL, judged by the URL alone; null if it may be a file. */
export function findAudioPage(text: string): AudioPage | null {
  if (findAudioUrlFault(text) !== null) return null;
  const url = new URL(text.trim());
  const service = findService(url);
  if (!service) return null;
  const { name, isShared } = service;
  if (service.isFile?.(url)) return isShared ? { is: "shared", name } : null;
  return { is: "page", name, file: service.toFile?.(url) ?? null };
}
