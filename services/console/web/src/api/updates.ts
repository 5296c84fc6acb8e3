import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys, refreshQueue } from './queries';

// Keeps the lists and the ticket on screen fresh while the page is open. `number` empty: no ticket.
export function useUpdates(number: string) {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(
      `/api/v1/updates${number ? `?ticket=${encodeURIComponent(number)}` : ''}`,
    );
    let interrupted = false;
    source.addEventListener('hello', () => {
      if (!interrupted) return;
      interrupted = false; // something may have happened while the line was down
      refreshQueue(client);
      if (number) void client.invalidateQueries({ queryKey: keys.ticket(number) });
    });
    source.addEventListener('changed', (event) => {
      const news = JSON.parse(event.data) as { queue: boolean; ticket: boolean };
      if (news.queue) refreshQueue(client);
      if (news.ticket) void client.invalidateQueries({ queryKey: keys.ticket(number) });
    });
    source.addEventListener('here', (event) => {
      client.setQueryData(keys.here(number), JSON.parse(event.data) as string[]);
    });
    source.addEventListener('signed_out', () => {
      void client.invalidateQueries({ queryKey: keys.me });
    });
    source.onerror = () => {
      interrupted = true;
    };
    return () => {
      source.close();
      client.setQueryData(keys.here(number), []); // nobody tells any more
    };
  }, [client, number]);
}
