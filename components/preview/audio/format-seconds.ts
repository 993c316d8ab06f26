/** Seconds as WhatsApp writes a duration: 7 → "0:07", 3671 → "1:01:11". */
export function formatSeconds(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${m}:${String(s).padStart(2, "0")}`;
  return h === 0 ? tail : `${h}:${tail.padStart(5, "0")}`;
}
