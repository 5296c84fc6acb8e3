import type { ReactNode } from 'react';
import { useTopics } from '../api/queries';
import type { Detail } from '../api/types';
import { useLanguage } from '../i18n';
import { ClockLabel } from '../shell/ClockLabel';
import { marked, percent } from '../words/text';
import css from './Facts.module.css';
import { Pin } from './Pin';
import { Similar } from './Similar';

// What Serap understood, where it is, whose it is and why, and which clocks run.
export function Facts({ detail, now }: { detail: Detail; now: number }) {
  const { t } = useLanguage();
  return (
    <div className={css.facts}>
      <Block title={t('ticket.own_words')}>
        <blockquote className={css.words}>
          {marked(detail.text, detail.understanding.because).map((piece, at) =>
            piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
          )}
        </blockquote>
      </Block>
      <Clocks detail={detail} now={now} />
      <Understood detail={detail} />
      <WhoseItIs detail={detail} />
      <Block title={t('facts.place')}>
        <div>{detail.place.area_name || detail.place.words || t('facts.no_place')}</div>
        {detail.place.area_name && detail.place.words && (
          <div className="soft">“{detail.place.words}”</div>
        )}
        {detail.place.pin && (
          <Pin lat={detail.place.pin.lat} lon={detail.place.pin.lon} />
        )}
      </Block>
      <Block title={t('similar.title')}>
        <Similar detail={detail} now={now} />
      </Block>
      <p className={css.versions}>
        {t('facts.model', {
          model: detail.understanding.model || '–',
          table: detail.routing.table || '–',
        })}
      </p>
    </div>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Sure({ p, quiet }: { p: number; quiet?: boolean }) {
  const { t } = useLanguage();
  return (
    <span className={quiet ? css.quiet : css.sure}>
      {quiet ? percent(p) : t('facts.sure', { p: percent(p) })}
    </span>
  );
}

function Understood({ detail }: { detail: Detail }) {
  const { t, pick } = useLanguage();
  const { understanding } = detail;
  const topics = useTopics();
  const nameOf = (id: string) => {
    const topic = topics.data?.find((one) => one.id === id);
    return topic ? pick(topic.name_id, topic.name_en) : id;
  };
  const best = understanding.topics[0];
  const corrected = best?.topic !== detail.topic;
  const others = understanding.topics.filter((guess) => guess.topic !== detail.topic);
  return (
    <Block title={t('facts.understood')}>
      <Pair
        name={t('facts.topic')}
        value={pick(detail.topic_name_id, detail.topic_name_en)}
        p={corrected ? undefined : best?.p}
      />
      <Pair
        name={t('facts.kind')}
        value={t(`kind.${detail.kind}`)}
        p={detail.kind === understanding.kind ? understanding.kind_p : undefined}
      />
      {others.length > 0 && (
        <div className={css.others}>
          <span className="soft">{t('facts.others')}</span>
          <ul>
            {others.map((guess) => (
              <li key={guess.topic}>
                {nameOf(guess.topic)} <Sure p={guess.p} quiet />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={css.others}>
        <span className="soft">{t('facts.because')}</span>
        {understanding.because.length === 0 ? (
          <div>{t('facts.no_because')}</div>
        ) : (
          <div className={css.because}>
            {understanding.because.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </div>
        )}
      </div>
      {understanding.flags.length > 0 && (
        <div className={css.flags}>
          {understanding.flags.map((flag) => (
            <span key={flag}>{t(`flag.${flag}`, { defaultValue: flag })}</span>
          ))}
        </div>
      )}
    </Block>
  );
}

function Pair({ name, value, p }: { name: string; value: string; p?: number }) {
  return (
    <div className={css.pair}>
      <span className="soft">{name}</span>
      <span>
        <b>{value}</b> {p !== undefined && p > 0 && <Sure p={p} />}
      </span>
    </div>
  );
}

function WhoseItIs({ detail }: { detail: Detail }) {
  const { t, pick } = useLanguage();
  const { routing } = detail;
  const others = routing.candidates.filter((one) => one.agency !== detail.agency);
  const hops = detail.history.filter((entry) => ['redirect', 'return'].includes(entry.what));
  const chosen = routing.candidates.find((one) => one.agency === detail.agency);
  const reason = pick(routing.reason_id, routing.reason_en);
  return (
    <Block title={t('facts.office')}>
      <div>
        <b>{detail.agency_name || t('facts.no_office')}</b>{' '}
        {chosen && chosen.p > 0 && <Sure p={chosen.p} />}
      </div>
      {chosen && reason && <div className={css.reason}>{reason}</div>}
      {hops.length > 0 && <div className={css.asks}>{t('facts.hops', { count: hops.length })}</div>}
      {routing.asks && (
        <div className={css.asks}>
          {t('facts.asks', { what: routing.asks.replaceAll('_', ' ') })}
        </div>
      )}
      {others.length > 0 && (
        <div className={css.others}>
          <span className="soft">{t('facts.others')}</span>
          <ul>
            {others.map((one) => (
              <li key={one.agency}>
                {one.agency_name} {one.p > 0 && <Sure p={one.p} quiet />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Block>
  );
}

function Clocks({ detail, now }: { detail: Detail; now: number }) {
  const { t, dateTime } = useLanguage();
  const { clocks } = detail;
  const running = (['verify', 'first_answer', 'finish'] as const).filter((name) => clocks[name]);
  return (
    <Block title={t('facts.clocks')}>
      {running.length === 0 && <div className="soft">{t('clock.none')}</div>}
      {running.length > 0 && (
        <div className="soft">
          {t('clock.holder', { name: detail.handler || detail.agency_name || t('facts.nobody') })}
        </div>
      )}
      {running.map((name) => (
        <div key={name} className={css.clock}>
          <span>
            {t(`clock.${name}`)}
            <small className="soft">{dateTime(clocks[name]!)}</small>
          </span>
          <ClockLabel due={clocks[name]} now={now} />
        </div>
      ))}
      {clocks.provisional && <div className={css.asks}>{t('clock.provisional')}</div>}
    </Block>
  );
}
