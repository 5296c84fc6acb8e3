import { IconMapPin } from '../shell/icons';
import type { Line } from '../api/types';
import { Attached } from './Attached';
import { useLanguage } from '../i18n';
import css from './Bubble.module.css';
import type { Held } from './Composer';
import { Ticks } from './Ticks';

// The window is closed: the answer waits for the citizen. WhatsApp's code, on every channel.
const kHeld = 131047;

// Everything a citizen writes is text: never markup, never a link to click.
export function Bubble(
  props: { line: Line; follows: boolean; report: string } | { held: Held },
) {
  const { t, time, dateTime } = useLanguage();
  if ('held' in props) {
    return <div className={`${css.bubble} ${css.office} ${css.held}`}>{props.held.text}</div>;
  }
  // What the platform's code means to an officer; else the platform's own words.
  const whyNot = (code: number, title: string) =>
    t(`tick.code_${code}`, { defaultValue: title || t('tick.unknown') });
  const { line, follows, report } = props;
  const classes = [
    css.bubble,
    css[line.author],
    follows && css.follows,
    !line.about_this && css.elsewhere,
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {!follows && line.author !== 'citizen' && (
        <div className={css.author}>{t(`ticket.${line.author}`)}</div>
      )}
      {line.kind === 'choice' && <div className={css.kind}>{t('ticket.choice')}</div>}
      {line.kind === 'pin' && (
        <div className={css.kind}>
          <IconMapPin size={15} aria-hidden /> {t('ticket.pin')}
        </div>
      )}
      {line.kind === 'unsupported' && <em>{t('ticket.unsupported')}</em>}
      {line.blanked ? (
        <em>{t('ticket.blanked')}</em>
      ) : (
        <span className={css.text}>{line.text}</span>
      )}
      {line.media.map((one, at) => (
        <Attached key={at} media={one} report={report} />
      ))}
      <span className={css.foot}>
        {!line.about_this && <span>{t('ticket.other_matter')}</span>}
        <time dateTime={line.at} title={dateTime(line.at)}>
          {time(line.at)}
        </time>
        {line.outgoing && <Ticks tick={line.tick} />}
      </span>
      {line.tick?.state === 'failed' && (
        <div className={css.failed}>
          {line.tick.code !== kHeld && `${t('tick.failed')}: `}
          {whyNot(line.tick.code, line.tick.error)}
        </div>
      )}
    </div>
  );
}
