/** The chat's clock stands still, so that two looks at one draft are the same picture. */
export const SENT_TIME = "12:04";
export const REPLY_TIME = "12:05";
