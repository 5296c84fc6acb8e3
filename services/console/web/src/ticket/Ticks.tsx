import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '../shell/icons';
import type { Line } from '../api/types';
import { useLanguage } from '../i18n';
import css from './Ticks.module.css';

const kIcons = {
  sending: IconClock,
  accepted: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
};

// How far one of our messages came, in the signs that everybody knows from the chat.
export function Ticks({ tick }: { tick: Line['tick'] }) {
  const { t, dateTime } = useLanguage();
  const Icon = tick ? kIcons[tick.state] : IconClock;
  const word = t(`tick.${tick?.state ?? 'waiting'}`);
  return (
    <span
      className={tick ? css[tick.state] : css.waiting}
      title={tick ? `${word}, ${dateTime(tick.at)}` : word}
      role="img"
      aria-label={word}
    >
      <Icon size={16} stroke={2} aria-hidden />
    </span>
  );
}
