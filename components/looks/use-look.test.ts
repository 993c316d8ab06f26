// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_LOOK } from "@/components/preview/look";
import { saveLook, openLook } from "./use-look";

const KEY = "menuet.look";

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, "", "/");
});

describe("the look that is kept", () => {
  test("is the default where nothing was chosen", () => {
    expect(openLook()).toEqual(DEFAULT_LOOK);
  });

  test("comes back from the browser when the address says nothing", () => {
    saveLook({ ...DEFAULT_LOOK, platform: "ios", direction: "rtl" });
    history.replaceState(null, "", "/");
    expect(openLook()).toEqual({ ...DEFAULT_LOOK, platform: "ios", direction: "rtl" });
  });

  test("is the address's own as soon as that names an axis", () => {
    localStorage.setItem(KEY, "platform=ios&text=large");
    history.replaceState(null, "", "/?theme=dark");
    expect(openLook()).toEqual({ ...DEFAULT_LOOK, theme: "dark" });
  });

  test("stands in the address, where what is not a look stays as it was", () => {
    history.replaceState(null, "", "/?from=mail&platform=ios#draft");
    saveLook({ ...DEFAULT_LOOK, platform: "web", text: "largest" });
    expect(location.search + location.hash).toBe("?from=mail&platform=web&text=largest#draft");
    saveLook(DEFAULT_LOOK);
    expect(location.search + location.hash).toBe("?from=mail#draft");
  });

  test.each(["rubbish", "{}", "platform=symbian", "&&&=", "%E0%A4%A", "platform=ios&platform=web"])(
    "takes %j from the browser without harm",
    (words) => {
      localStorage.setItem(KEY, words);
      expect(openLook().theme).toBe("page");
    },
  );

  test("is still in the address where the browser keeps nothing", () => {
    const { localStorage: store } = window;
    Object.defineProperty(window, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("no", "SecurityError");
      },
    });
    saveLook({ ...DEFAULT_LOOK, platform: "ios" });
    expect(openLook().platform).toBe("ios");
    history.replaceState(null, "", "/");
    expect(openLook()).toEqual(DEFAULT_LOOK);
    Object.defineProperty(window, "localStorage", { configurable: true, value: store });
  });
});
