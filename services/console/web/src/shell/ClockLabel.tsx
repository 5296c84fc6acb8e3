import { useLanguage } from '../i18n';
import { ageOf, clockOf, type Amount } from '../words/time';
import css from './ClockLabel.module.css';

export function useAmount() {
  const { t } = useLanguage();
  return (amount: Amount) => t(`age.${amount.unit}`, { count: amount.count });
}

export function Age({ at, now }: { at: string; now: number }) {
  const say = useAmount();
  const { dateTime } = useLanguage();
  return (
    <time dateTime={at} title={dateTime(at)} className={css.age}>
      {say(ageOf(at, now))}
    </time>
  );
}

export function ClockLabel({ due, now }: { due: string | null; now: number }) {
  const { t, dateTime } = useLanguage();
  const say = useAmount();
  const clock = clockOf(due, now);
  if (!clock || !due) return null;
  const word = clock.state === 'late' ? 'late' : 'left';
  const text =
    clock.amount.unit === 'now'
      ? t(`clock.${word}_now`)
      : t(`clock.${word}`, { amount: say(clock.amount) });
  return (
    <time dateTime={due} title={dateTime(due)} className={`${css.clock} ${css[clock.state]}`}>
      {text}
    </time>
  );
}
