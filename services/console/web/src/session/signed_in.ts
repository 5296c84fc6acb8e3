// Whether this tab was signed in before: then the sign-in page says that the session ended.
export const wasSignedIn = { value: false };
