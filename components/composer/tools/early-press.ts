/** The latest click on the page: what it was meant for may still have been on its way. */
export let latestPress: Event | null = null;

// Ahead of React, which lets nobody hear of a press on what it has not taken over yet.
if (typeof window !== "undefined") addEventListener("click", (press) => (latestPress = press), true);
