import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Share } from '../api/types';
import { useLanguage } from '../i18n';
import css from './FiguresPage.module.css';

const kShown = 8;

// One line a topic, area or holder, most received first, with a bar for the eye.
export function ShareTable({ title, shares }: { title: string; shares: Share[] }) {
  const { t, pick, number } = useLanguage();
  const [whole, setWhole] = useState(false);
  const most = Math.max(1, ...shares.map((one) => one.received));
  const shown = whole ? shares : shares.slice(0, kShown);
  return (
    <section className={css.card}>
      <h2>{title}</h2>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th>{t('figures.name')}</th>
              <th>{t('figures.received')}</th>
              <th>{t('figures.answered')}</th>
              <th>{t('figures.late')}</th>
              <th>{t('figures.median')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {pick(one.name_id, one.name_en) || t('figures.unnamed')}
                  <svg className={css.meter} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
                    <rect width="100" height="4" className={css.rest} />
                    <rect width={(one.received / most) * 100} height="4" className={css.part} />
                  </svg>
                </th>
                <td>{number(one.received)}</td>
                <td>{number(one.answered)}</td>
                <td className={one.late > 0 ? css.late : undefined}>{number(one.late)}</td>
                <td>{one.median_days === null ? '–' : number(one.median_days, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shares.length > kShown && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(!whole)}>
          {whole ? t('figures.fewer') : t('figures.more', { count: shares.length - kShown })}
        </Button>
      )}
    </section>
  );
}
