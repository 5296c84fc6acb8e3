import type { QueryClient } from '@tanstack/react-query';
import { keepCsrfToken } from '../api/client';
import { keys } from '../api/queries';
import type { Me } from '../api/types';

// Whether this tab was signed in before: then the sign-in page says that the session ended.
export const wasSignedIn = { value: false };

// Another officer (null: nobody) is at the desk: nothing of the one before may stay on screen.
export function takeDesk(client: QueryClient, me: Me | null) {
  keepCsrfToken(me?.csrf ?? '');
  wasSignedIn.value = me !== null;
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.me[0] });
  client.setQueryData(keys.me, me);
}
