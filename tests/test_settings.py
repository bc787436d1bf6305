"""Settings: read once, refused in one sentence, and never a secret shown."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import SettingsRefused
from server.settings import Mode, Settings, environment, read_settings, variables

SECRET = "open-sesame"
URLS = {
    "REGISTRY_DATABASE_URL": f"postgresql://registry_runtime:{SECRET}@db/registry",
    "REGISTRY_OWNER_DATABASE_URL": f"postgresql://registry_owner:{SECRET}@db/registry",
}


def refusal(**environ: str) -> str:
    with pytest.raises(SettingsRefused) as refused:
        read_settings(environ)
    return refused.value.message


def test_an_empty_environment_gives_the_demo_on_loopback() -> None:
    settings = read_settings({"PATH": "/bin", "HOME": "/"})
    assert (settings.mode, settings.host, settings.port, settings.workers) == (Mode.DEMO, "127.0.0.1", 8000, 1)
    assert settings.data_dir == Path("var")
    assert settings.sealing_key == Path("var/sealing.key")
    assert settings.token_key == Path("var/token.key")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        read_settings({}).port = 1  # type: ignore[misc]


def test_an_unknown_variable_is_refused_with_the_nearest_known_one() -> None:
    assert refusal(REGISTRY_PROT="1") == "REGISTRY_PROT is not a setting; the nearest is REGISTRY_PORT."
    assert "REGISTRY_DATABASE_URL" in refusal(REGISTRY_DATABASE_URI=SECRET)
    assert SECRET not in refusal(REGISTRY_DATABASE_URI=SECRET)


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("REGISTRY_PORT", "0"),
        ("REGISTRY_PORT", "65536"),
        ("REGISTRY_PORT", "٨٠٠٠"),
        ("REGISTRY_PORT", "8_000"),
        ("REGISTRY_PORT", ""),
        ("REGISTRY_PORT", "1" * 10_000),
        ("REGISTRY_WORKERS", "-1"),
        ("REGISTRY_MODE", "Demo"),
        ("REGISTRY_LOG_LEVEL", "loud"),
        ("REGISTRY_DATA_DIR", ""),
        ("REGISTRY_DATA_DIR", "a\0b"),
        ("REGISTRY_HOST", " 127.0.0.1"),
        ("REGISTRY_TOKEN_LIFETIME", "59"),
        ("REGISTRY_STATEMENT_TIMEOUT_MS", "0"),
        ("REGISTRY_DATABASE_URL", f"mysql://root:{SECRET}@db/registry"),
        ("REGISTRY_DATABASE_URL", f"postgresql://root:{SECRET}@db"),
        ("REGISTRY_DATABASE_URL", f"postgresql://root:{SECRET}@[db/registry"),
        ("REGISTRY_OWNER_DATABASE_URL", SECRET),
        ("REGISTRY_TRUSTED_PROXIES", "proxy.example"),
        ("REGISTRY_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("REGISTRY_TRUSTED_PROXIES", "10.0.0.1;10.0.0.2"),
        ("REGISTRY_METRICS_FROM", "*"),
        ("REGISTRY_CORS_ORIGINS", "*"),
        ("REGISTRY_CORS_ORIGINS", "null"),
        ("REGISTRY_CORS_ORIGINS", "https://bureau.example/"),
        ("REGISTRY_CORS_ORIGINS", "https://Bureau.example"),
        ("REGISTRY_CORS_ORIGINS", "https://bureau.example:443"),
        ("REGISTRY_CORS_ORIGINS", "https://bureau.example:port"),
        ("REGISTRY_CORS_ORIGINS", f"https://u:{SECRET}@bureau.example"),
        ("REGISTRY_CORS_ORIGINS", "bureau.example"),
        ("REGISTRY_TRACES_ENDPOINT", "127.0.0.1:4318"),
        ("REGISTRY_TRACES_ENDPOINT", f"http://u:{SECRET}@127.0.0.1:4318"),
        ("REGISTRY_SHUTDOWN_SECONDS", "0"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable_without_the_value(variable: str, text: str) -> None:
    sentence = refusal(**{variable: text})
    assert sentence.startswith(f"{variable} must be ")
    assert SECRET not in sentence


def test_the_cause_of_a_refusal_holds_no_secret_either() -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({"REGISTRY_DATABASE_URL": f"postgresql://u:{SECRET}@[x/y"})
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_secrets_do_not_show_in_the_repr() -> None:
    settings = read_settings(URLS)
    assert SECRET in str(settings.database_url)
    assert SECRET not in repr(settings)
    assert "db/registry" not in str(settings)


def test_one_database_url_without_the_other_is_refused() -> None:
    for name, url in URLS.items():
        assert "go together" in refusal(**{name: url})


def test_production_needs_its_own_database() -> None:
    assert "REGISTRY_MODE=production needs" in refusal(REGISTRY_MODE="production")
    assert read_settings(URLS | {"REGISTRY_MODE": "production"}).mode is Mode.PRODUCTION


def test_every_field_has_its_variable_and_a_sentence_of_help() -> None:
    documented = variables()
    assert [variable.name for variable in documented] == [f"REGISTRY_{each.name.upper()}" for each in fields(Settings)]
    assert all(variable.help.endswith(".") and len(variable.help) > 20 for variable in documented)
    assert {variable.name for variable in documented if variable.secret} == set(URLS)


def test_lists_are_read_with_commas_and_written_back_as_they_were() -> None:
    told = {
        "REGISTRY_TRUSTED_PROXIES": "10.0.0.1,10.2.0.0/16, ::1",
        "REGISTRY_CORS_ORIGINS": "https://bureau.example,http://[::1]:3000",
        "REGISTRY_METRICS_FROM": "",
    }
    settings = read_settings(told)
    assert [str(each) for each in settings.trusted_proxies] == ["10.0.0.1/32", "10.2.0.0/16", "::1/128"]
    assert settings.cors_origins == ("https://bureau.example", "http://[::1]:3000")
    assert settings.metrics_from == ()
    assert read_settings(environment(settings)) == settings


def test_a_certificate_without_its_key_is_refused() -> None:
    for name in ("REGISTRY_TLS_CERTIFICATE_FILE", "REGISTRY_TLS_KEY_FILE"):
        assert "go together" in refusal(**{name: "/etc/registry/tls.pem"})


@given(
    port=st.integers(1, 65535),
    mode=st.sampled_from(Mode),
    directory=st.text("abcde /.%=", min_size=1).map(lambda text: Path("/", text)),
    key=st.none() | st.just(Path("/keys/token")),
)
def test_a_worker_reads_the_same_settings_from_its_environment(
    port: int, mode: Mode, directory: Path, key: Path | None
) -> None:
    settings = replace(read_settings(URLS), port=port, mode=mode, data_dir=directory, token_key_file=key)
    assert read_settings(environment(settings)) == settings
