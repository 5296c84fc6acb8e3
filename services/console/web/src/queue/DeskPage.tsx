import { IconInbox } from '../shell/icons';
import { useDisclosure } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useCounts, useTickets } from '../api/queries';
import type { Me } from '../api/types';
import { useUpdates } from '../api/updates';
import { useLanguage } from '../i18n';
import { KeysDialog } from '../shell/KeysDialog';
import { Notice } from '../shell/Notice';
import { TopBar } from '../shell/TopBar';
import { useKeys } from '../shell/use_keys';
import { useTitle } from '../shell/use_title';
import { useWide } from '../shell/use_wide';
import { TicketPane } from '../ticket/TicketPane';
import css from './DeskPage.module.css';
import { GroupTabs } from './GroupTabs';
import { QueueList } from './QueueList';
import { KeptFilters } from './KeptFilters';
import { useBulk } from './use_bulk';
import { useFilter } from './use_filter';
import { useSelection } from './use_selection';

// The one page of the desk: the queue, and beside it (or over it, on a phone) one ticket.
export function DeskPage({ me }: { me: Me }) {
  const { t } = useLanguage();
  const wide = useWide();
  const navigate = useNavigate();
  const { number = '' } = useParams();
  const filtering = useFilter();
  const tickets = useTickets(filtering.filter);
  const counts = useCounts();
  const [marked, setMarked] = useState('');
  const [keysShown, showing] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  useUpdates(number);
  useTitle(number || t('queue.title'));

  const rows = useMemo(
    () => tickets.data?.pages.flatMap((page) => page.rows) ?? [],
    [tickets.data],
  );
  const current = marked || number;
  const selection = useSelection(rows);
  const bulk = useBulk();

  const open = useCallback(
    (which: string) => {
      setMarked(which);
      navigate(`/laporan/${which}${filtering.query}`);
    },
    [navigate, filtering.query],
  );
  const close = useCallback(
    () => navigate(`/laporan${filtering.query}`),
    [navigate, filtering.query],
  );

  function step(by: number) {
    const at = rows.findIndex((row) => row.number === current);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setMarked(next.number);
    if (number && wide) open(next.number); // an open ticket follows the mark
  }

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => current && open(current),
    '/': () => search.current?.focus(),
    '?': showing.open,
    x: () => current && selection.toggle(current),
    Escape: () => (selection.selecting ? selection.clear() : close()),
  });

  const list = (
    <section className={css.queue} aria-label={t('queue.title')}>
      <QueueList
        filtering={filtering}
        tickets={tickets}
        rows={rows}
        open={number}
        marked={marked}
        select={open}
        searchRef={search}
        tabs={<GroupTabs {...filtering} me={me} counts={counts.data} className={css.tabs} />}
        selection={selection}
        bulk={bulk}
      />
    </section>
  );
  const ticket = (
    <main className={css.ticket} id="main" tabIndex={-1}>
      {number ? (
        <TicketPane key={number} number={number} me={me} close={close} wide={wide} />
      ) : (
        <Notice
          icon={<IconInbox size={28} stroke={1.6} />}
          title={t('queue.pick_title')}
          text={t('queue.pick_text')}
        />
      )}
    </main>
  );

  return (
    <div className={css.desk} data-ticket={number ? '' : undefined}>
      <a href="#main" className="skip">
        {t('app.skip')}
      </a>
      {(wide || !number) && <TopBar me={me} showKeys={showing.open} />}
      <div className={css.panes}>
        {wide && (
          <nav className={css.rail} aria-label={t('queue.filters')}>
            <GroupTabs {...filtering} me={me} counts={counts.data} vertical />
            <KeptFilters filtering={filtering} />
          </nav>
        )}
        {wide ? (
          <>
            {list}
            {ticket}
          </>
        ) : number ? (
          ticket
        ) : (
          <main className={css.only} id="main" tabIndex={-1}>
            {list}
          </main>
        )}
      </div>
      <KeysDialog opened={keysShown} close={showing.close} />
    </div>
  );
}
