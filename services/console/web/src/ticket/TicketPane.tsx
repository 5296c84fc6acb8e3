import { Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys, useTicket } from '../api/queries';
import type { Detail, Me } from '../api/types';
import { ApiProblem } from '../api/client';
import { useLanguage } from '../i18n';
import { Trouble } from '../shell/Trouble';
import { useKeys } from '../shell/use_keys';
import { useNow } from '../shell/use_now';
import { Composer, type Held } from './Composer';
import { Conversation } from './Conversation';
import { DeedDialogs, type DialogDeed } from './DeedDialogs';
import { Facts } from './Facts';
import { History } from './History';
import css from './TicketPane.module.css';
import { TicketHeader } from './TicketHeader';
import { useAct } from './use_act';
import { useDelayed } from './use_delayed';

interface Props {
  number: string;
  me: Me;
  close: () => void;
  wide: boolean;
}

export function TicketPane({ number, me, close, wide }: Props) {
  const ticket = useTicket(number);
  const client = useQueryClient();
  useEffect(() => {
    const ended = ticket.error instanceof ApiProblem && ticket.error.status === 401;
    if (ended) void client.invalidateQueries({ queryKey: keys.me });
  }, [client, ticket.error]);

  if (ticket.isPending) return <Shadow />;
  if (ticket.isError && (!ticket.data || isGone(ticket.error)))
    return <Trouble problem={ticket.error} retry={() => void ticket.refetch()} />;
  return <Open detail={ticket.data} me={me} close={close} wide={wide} />;
}

function isGone(problem: Error) {
  return problem instanceof ApiProblem && problem.status === 404;
}

type Tab = 'talk' | 'facts' | 'history';

function Open({ detail, me, close, wide }: { detail: Detail } & Omit<Props, 'number'>) {
  const { t } = useLanguage();
  const now = useNow();
  const [tab, setTab] = useState<Tab>('talk');
  const [dialog, setDialog] = useState<DialogDeed | null>(null);
  const [returned, setReturned] = useState<Held | null>(null);
  const writing = useRef<HTMLTextAreaElement>(null);
  const act = useAct(detail.number);

  // What could not be sent comes back into the box it was written in.
  const delayed = useDelayed<Held>(({ deed, text, version, files }) =>
    act.mutate(
      { deed, version, fields: files.length > 0 ? { text, files } : { text } },
      { onError: () => setReturned({ deed, text, version, files }) },
    ),
  );
  const accept = () => act.mutate({ deed: 'accept', version: detail.version });

  useKeys({
    r: () => {
      setTab('talk');
      writing.current?.focus();
    },
    A: () => {
      if (detail.allowed.includes('accept') && !act.isPending) accept();
    },
  });

  return (
    <article className={css.pane} aria-label={detail.number}>
      <TicketHeader
        detail={detail}
        now={now}
        close={close}
        wide={wide}
        busy={act.isPending}
        accept={accept}
        openDialog={setDialog}
      />
      <div className={css.tabs} role="tablist">
        {(['talk', 'facts', 'history'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls={`panel-${name}`}
            className={css.tab}
            onClick={() => setTab(name)}
          >
            {t(`ticket.tab_${name}`)}
          </button>
        ))}
      </div>
      <div className={css.body} data-tab={tab}>
        <section className={css.talk} id="panel-talk" aria-label={t('ticket.tab_talk')}>
          <Conversation detail={detail} held={delayed.held} />
          <Composer
            detail={detail}
            me={me}
            now={now}
            busy={act.isPending}
            delayed={delayed}
            returned={returned}
            note={(text) =>
              act.mutateAsync({ deed: 'note', version: 0, fields: { text } }).then(
                () => true,
                () => false,
              )
            }
            accept={!wide && detail.allowed.includes('accept') ? accept : null}
            inputRef={writing}
          />
        </section>
        <aside className={css.side} tabIndex={0} aria-label={t('ticket.tab_facts')}>
          <section className={css.facts} id="panel-facts">
            <Facts detail={detail} now={now} />
          </section>
          <section className={css.history} id="panel-history" aria-label={t('ticket.tab_history')}>
            <h2 className={css.heading}>{t('ticket.tab_history')}</h2>
            <History entries={detail.history} />
          </section>
        </aside>
      </div>
      <DeedDialogs detail={detail} act={act} deed={dialog} close={() => setDialog(null)} />
    </article>
  );
}

function Shadow() {
  const { t } = useLanguage();
  return (
    <div className={css.shadow} role="status">
      <span className="unseen">{t('common.loading')}</span>
      <Skeleton height={22} width="55%" />
      <Skeleton height={13} width="38%" />
      <Skeleton height={64} width="62%" radius="lg" />
      <Skeleton height={44} width="48%" radius="lg" className={css.ours} />
      <Skeleton height={84} width="66%" radius="lg" />
    </div>
  );
}
