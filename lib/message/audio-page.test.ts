import { describe, expect, test } from "vitest";
import { findAudioPage } from "./audio-page";

describe("a page of a known service", () => {
  test.each([
    ["Google Drive", "https://drive.google.com/file/d/1AbCdEfGhIjK/view?usp=sharing"],
    ["Google Drive", "https://drive.google.com/open?id=1AbC"],
    ["Google Drive", "https://drive.google.com/uc?id=1AbC"],
    ["Google Drive", "https://drive.google.com/drive/folders/1AbC"],
    ["Google Drive", "HTTPS://Drive.Google.Com/file/u/0/d/1AbC/preview"],
    ["Google Docs", "https://docs.google.com/file/d/1AbC/edit"],
    ["Google Photos", "https://photos.app.goo.gl/abc"],
    ["Google Cloud", "https://storage.cloud.google.com/bucket/a.mp3"],
    ["Dropbox", "https://www.dropbox.com/home/Music"],
    ["Dropbox", "https://www.dropbox.com/scl/fo/abc/h?rlkey=x&dl=0"],
    ["OneDrive", "https://1drv.ms/u/s!Abc"],
    ["OneDrive", "https://onedrive.live.com/?id=A%21b&cid=C"],
    ["SharePoint", "https://acme-my.sharepoint.com/:u:/g/personal/a/Ebc?e=1"],
    ["iCloud", "https://www.icloud.com/iclouddrive/0abc#jingle"],
    ["Box", "https://app.box.com/s/abc"],
    ["MEGA", "https://mega.nz/file/abc#key"],
    ["MediaFire", "https://www.mediafire.com/file/abc/a.mp3/file"],
    ["WeTransfer", "https://we.tl/t-abc"],
    ["WeTransfer", "https://acme.wetransfer.com/downloads/abc"],
    ["Vocaroo", "https://vocaroo.com/1abc"],
    ["Vocaroo", "https://voca.ro/1abc"],
    ["YouTube", "https://www.youtube.com/watch?v=abc"],
    ["YouTube", "https://music.youtube.com/watch?v=abc"],
    ["YouTube", "https://youtu.be/abc"],
    ["Spotify", "https://open.spotify.com/track/abc"],
    ["SoundCloud", "https://soundcloud.com/someone/a-track"],
    ["SoundCloud", "https://on.soundcloud.com/abc"],
    ["Facebook", "https://m.facebook.com/watch/?v=1"],
    ["Facebook", "https://fb.watch/abc"],
    ["Instagram", "https://www.instagram.com/reel/abc"],
    ["TikTok", "https://vm.tiktok.com/abc"],
    ["Telegram", "https://t.me/channel/12"],
    ["Internet Archive", "https://archive.org/details/abc"],
    ["GitHub", "https://github.com/acme/media"],
    ["GitHub", "https://github.com/acme/media/tree/main/audio"],
  ])("%s: %s", (name, address) => {
    expect(findAudioPage(address)).toEqual({ is: "page", name, file: null });
  });

  test.each([
    [
      "https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=0",
      "https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=1",
    ],
    [
      "https://www.dropbox.com/scl/fi/abc/my%20jingle.mp3?rlkey=a%2Bb&st=1&dl=0#t=1",
      "https://www.dropbox.com/scl/fi/abc/my%20jingle.mp3?rlkey=a%2Bb&st=1&dl=1",
    ],
    ["https://www.dropbox.com/s/abc/a.mp3", "https://www.dropbox.com/s/abc/a.mp3?dl=1"],
    ["https://dropbox.com/s/abc/a.mp3?raw=0&dl=", "https://dropbox.com/s/abc/a.mp3?dl=1"],
    [
      "https://github.com/acme/media/blob/main/audio/a%20b.mp3",
      "https://raw.githubusercontent.com/acme/media/main/audio/a%20b.mp3",
    ],
    [
      "https://gitlab.com/acme/group/media/-/blob/main/a.mp3?ref_type=heads",
      "https://gitlab.com/acme/group/media/-/raw/main/a.mp3?ref_type=heads",
    ],
    ["https://git.acme.example/a/b/-/blob/main/a.mp3", "https://git.acme.example/a/b/-/raw/main/a.mp3"],
    ["https://bitbucket.org/acme/media/src/main/a.mp3", "https://bitbucket.org/acme/media/raw/main/a.mp3"],
    [
      "https://huggingface.co/datasets/acme/media/blob/main/a.mp3",
      "https://huggingface.co/datasets/acme/media/resolve/main/a.mp3",
    ],
  ])("%s has its file at %s", (address, file) => {
    expect(findAudioPage(address)).toMatchObject({ is: "page", file });
    expect(findAudioPage(file)).toBeNull();
  });

  test.each([
    ["Google Drive", "https://drive.google.com/uc?export=download&id=1AbC"],
    ["Google Drive", "https://drive.usercontent.google.com/download?id=1AbC&export=download"],
    ["OneDrive", "https://onedrive.live.com/download?cid=C&resid=R&authkey=K"],
    ["SharePoint", "https://acme.sharepoint.com/:u:/s/a/Ebc?e=1&download=1"],
  ])("%s gives a file only while it is shared: %s", (name, address) => {
    expect(findAudioPage(address)).toEqual({ is: "shared", name });
  });
});

test.each([
  "https://example.com/message.mp3",
  "https://example.com/drive.google.com/file/d/1",
  "https://notdropbox.com/s/abc/a.mp3",
  "https://dropbox.com.example.com/s/abc/a.mp3",
  "https://www.dropbox.com/s/abc/a.mp3?dl=1",
  "https://www.dropbox.com/scl/fi/abc/a.mp3?rlkey=x&raw=1",
  "https://dl.dropboxusercontent.com/s/abc/a.mp3",
  "https://dl.dropbox.com/s/abc/a.mp3",
  "https://media1.vocaroo.com/mp3/1abc",
  "https://download.wetransfer.com/eugv/abc/a.mp3?token=x",
  "https://download1234.mediafire.com/abc/a.mp3",
  "https://app.box.com/shared/static/abc.mp3",
  "https://raw.githubusercontent.com/acme/media/main/a.mp3",
  "https://github.com/acme/media/raw/main/a.mp3",
  "https://github.com/acme/media/blob/main/a.mp3?raw=true",
  "https://github.com/acme/media/releases/download/v1/a.mp3",
  "https://acme.github.io/a.mp3",
  "https://archive.org/download/abc/a.mp3",
  "https://storage.googleapis.com/bucket/a.mp3",
  "https://bucket.s3.eu-west-1.amazonaws.com/a.mp3",
  "https://cdn.discordapp.com/attachments/1/2/a.ogg",
  "https://files.slack-files.com/a.mp3",
  "",
  "not an address",
])("%j may be a file", (address) => {
  expect(findAudioPage(address)).toBeNull();
});
