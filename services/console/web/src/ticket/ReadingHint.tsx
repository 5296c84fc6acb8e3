import { useLanguage } from '../i18n';
import { unfilled } from '../words/fill';
import { isHeavy, plainFor, readingOf } from '../words/reading';
import css from './Composer.module.css';

// A word beside the answer while it is written, when it would be hard to read or is not finished.
export function ReadingHint({ text }: { text: string }) {
  const { t } = useLanguage();
  const holes = unfilled(text);
  if (holes.length > 0)
    return (
      <div className={css.over} role="status">
        {t('composer.unfilled', { holes: holes.join(' ') })}
      </div>
    );
  const reading = readingOf(text);
  if (!isHeavy(reading)) return null;
  const word = reading.office[0];
  const plain = word ? plainFor(word) : '';
  return (
    <div className={css.hint} role="status">
      {word
        ? plain
          ? t('composer.office_word', { word, plain })
          : t('composer.office_word_out', { word })
        : t('composer.long_sentence', { count: reading.perSentence })}
    </div>
  );
}
