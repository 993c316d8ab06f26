/** Where this server offers its own sample file for the sandbox. */
export const SAMPLE_AUDIO_PATH = "/sample-audio.mp3";
