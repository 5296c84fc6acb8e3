import { Button, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useFigures } from '../api/queries';
import type { Figures, Me, Share } from '../api/types';
import { useLanguage } from '../i18n';
import { IconChartBar, IconDownload } from '../shell/icons';
import { KeysDialog } from '../shell/KeysDialog';
import { Notice } from '../shell/Notice';
import { TopBar } from '../shell/TopBar';
import { Trouble } from '../shell/Trouble';
import { useTitle } from '../shell/use_title';
import { percent } from '../words/text';
import { DaysChart } from './DaysChart';
import css from './FiguresPage.module.css';
import { ShareTable } from './ShareTable';
import { usePeriod } from './use_period';

// What became of the reports of a period; also the daily and the monthly report, to print or to download.
export default function FiguresPage({ me }: { me: Me }) {
  const { t } = useLanguage();
  const period = usePeriod();
  const figures = useFigures(period.from, period.to);
  const [keysShown, showing] = useDisclosure(false);
  useTitle(t('figures.title'));
  const file = `/api/v1/figures.csv?from=${period.from}&to=${period.to}`;
  return (
    <div className={css.page}>
      <TopBar me={me} showKeys={showing.open} />
      <main className={css.main} id="main" aria-busy={figures.isFetching}>
        <div className={css.head}>
          <h1>{t('figures.title')}</h1>
          <PeriodChoice period={period} />
          <div className={css.out}>
            <Button
              component="a"
              href={file}
              download
              size="sm"
              variant="default"
              leftSection={<IconDownload size={17} aria-hidden />}
            >
              {t('figures.csv')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => print()}>
              {t('figures.print')}
            </Button>
          </div>
        </div>
        <p className={css.lead}>
          {t('figures.lead')} {t('figures.csv_hint')}
        </p>
        {figures.isPending && <Loader size="sm" aria-label={t('common.loading')} />}
        {figures.isError && !figures.data && (
          <Trouble problem={figures.error} retry={() => void figures.refetch()} />
        )}
        {figures.data && <Told figures={figures.data} />}
      </main>
      <KeysDialog opened={keysShown} close={showing.close} />
    </div>
  );
}

function PeriodChoice({ period }: { period: ReturnType<typeof usePeriod> }) {
  const { t } = useLanguage();
  return (
    <div className={css.period}>
      <label>
        <span>{t('figures.from')}</span>
        <input
          type="date"
          max={period.today}
          value={period.from}
          onChange={(event) => period.setFrom(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{t('figures.to')}</span>
        <input
          type="date"
          max={period.today}
          value={period.to}
          onChange={(event) => period.setTo(event.currentTarget.value)}
        />
      </label>
      <div className={css.quick}>
        {(
          [
            [1, 'today'],
            [7, 'week'],
            [30, 'month'],
          ] as const
        ).map(([days, word]) => (
          <Button
            key={word}
            size="compact-sm"
            variant={period.to === period.today && period.days === days ? 'light' : 'subtle'}
            onClick={() => period.last(days)}
          >
            {t(`figures.${word}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Told({ figures }: { figures: Figures }) {
  const { t } = useLanguage();
  if (figures.all.received === 0)
    return (
      <Notice
        icon={<IconChartBar size={28} stroke={1.6} />}
        title={t('figures.empty_title')}
        text={t('figures.empty_text')}
      />
    );
  return (
    <>
      <Tiles all={figures.all} />
      {figures.days.length > 1 && <DaysChart days={figures.days} />}
      <div className={css.tables}>
        <ShareTable title={t('figures.topics')} shares={figures.topics} />
        <ShareTable title={t('figures.areas')} shares={figures.areas} />
        <ShareTable title={t('figures.holders')} shares={figures.holders} />
        <Words words={figures.words} />
      </div>
    </>
  );
}

function Tiles({ all }: { all: Share }) {
  const { t, number } = useLanguage();
  const part = (count: number) => t('figures.of_received', { percent: percent(count / all.received) });
  const tiles: [string, string, string, boolean?][] = [
    ['received', number(all.received), ''],
    ['answered', number(all.answered), part(all.answered)],
    ['confirmed', number(all.confirmed), part(all.confirmed)],
    ['open', number(all.open), part(all.open)],
    ['late', number(all.late), part(all.late), all.late > 0],
    [
      'median',
      all.median_days === null ? '–' : number(all.median_days, 1),
      t('figures.median_hint'),
    ],
  ];
  return (
    <dl className={css.tiles}>
      {tiles.map(([name, value, hint, alarm]) => (
        <div key={name} className={alarm ? css.alarm : undefined}>
          <dt>{t(`figures.${name}`)}</dt>
          <dd>
            {value}
            {hint && <small>{hint}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ words }: { words: Figures['words'] }) {
  const { t, number } = useLanguage();
  if (words.length === 0) return null;
  return (
    <section className={css.card}>
      <h2>{t('figures.words')}</h2>
      <ul className={css.words}>
        {words.map((one) => (
          <li key={one.word}>
            {one.word} <b>{number(one.reports)}</b>
          </li>
        ))}
      </ul>
      <p className="soft">{t('figures.words_hint')}</p>
    </section>
  );
}
