import { Loader } from '@mantine/core';
import { useLanguage } from '../i18n';
import css from './Notice.module.css';

export function Waiting() {
  const { t } = useLanguage();
  return (
    <main className={`${css.notice} ${css.page}`}>
      <Loader size="sm" />
      <span className="unseen">{t('common.loading')}</span>
    </main>
  );
}
