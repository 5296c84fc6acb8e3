import { Alert, Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiProblem, post } from '../api/client';
import type { Me } from '../api/types';
import { chooseLanguage, useLanguage, type Language } from '../i18n';
import { Logo } from '../shell/Logo';
import { useTitle } from '../shell/use_title';
import css from './SignInPage.module.css';
import { takeDesk, wasSignedIn } from './signed_in';

export function SignInPage() {
  const { t, language, said } = useLanguage();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useTitle(t('signin.title'));

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!email.trim() || !password) return;
    setBusy(true);
    setProblem(null);
    try {
      const me = await post<Me>('login', { email: email.trim().toLowerCase(), password });
      takeDesk(client, me);
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error);
      setBusy(false);
    }
  }

  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.brand}>
          <Logo size={44} />
          <div>
            <div className={css.name}>{t('app.name')}</div>
            <div className="soft">{t('app.tagline')}</div>
          </div>
        </div>
        <div>
          <h1 className={css.title}>{t('signin.title')}</h1>
          <p className={css.lead}>{t('signin.lead')}</p>
        </div>
        {problem ? (
          <Alert color="red" variant="light" role="alert" className={css.alert}>
            {said(problem)}
          </Alert>
        ) : (
          wasSignedIn.value && <div className={css.hint}>{t('signin.expired')}</div>
        )}
        <form onSubmit={signIn} noValidate className={css.form}>
          <TextInput
            label={t('signin.email')}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={tried && !email.trim() ? t('signin.missing_email') : undefined}
          />
          <PasswordInput
            label={t('signin.password')}
            name="password"
            autoComplete="current-password"
            size="md"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={tried && !password ? t('signin.missing_password') : undefined}
          />
          <Button type="submit" size="md" fullWidth loading={busy}>
            {t('signin.submit')}
          </Button>
        </form>
        <p className={css.help}>{t('signin.help')}</p>
      </div>
      <SegmentedControl
        className={css.language}
        size="sm"
        aria-label={t('menu.language')}
        value={language}
        onChange={(value) => chooseLanguage(value as Language)}
        data={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
    </main>
  );
}
