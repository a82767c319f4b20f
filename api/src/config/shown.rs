//! The settings written out, with the keys that are not set as comments: whoever looks finds every key there is.

use super::Config;

impl Config {
    /// As TOML.
    pub fn shown(&self) -> Result<String, toml::ser::Error> {
        let unset = self.unset();
        let mut shown = String::new();
        for line in toml::to_string(self)?.lines() {
            shown += &format!("{line}\n");
            for (_, key) in unset.iter().filter(|(section, _)| line == format!("[{section}]")) {
                shown += &format!("# {key} is not set\n");
            }
        }
        Ok(shown)
    }

    fn unset(&self) -> Vec<(&'static str, &'static str)> {
        let Self { server, log, heads, witness, .. } = self;
        let keys = [
            ("server", "public_origin", server.public_origin.is_some()),
            ("server", "metrics_token_file", server.metrics_token_file.is_some()),
            ("log", "kurrent", log.kurrent.is_some()),
            ("heads", "folder", heads.folder.is_some()),
            ("heads", "origin", heads.origin.is_some()),
            ("witness", "policy", witness.policy.is_some()),
        ];
        keys.into_iter().filter(|(.., set)| !set).map(|(section, key, _)| (section, key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_named_and_what_is_shown_can_be_read_again() {
        let mut config = Config::default();
        let shown = config.shown().unwrap();
        for key in ["public_origin", "metrics_token_file", "kurrent", "folder", "origin", "policy"] {
            assert!(shown.contains(&format!("# {key} is not set")), "{key}: {shown}");
        }
        assert_eq!(toml::from_str::<Config>(&shown).unwrap(), config);
        config.witness.policy = Some("policy.txt".into());
        let shown = config.shown().unwrap();
        assert!(!shown.contains("# policy") && shown.contains("policy = \"policy.txt\""), "{shown}");
    }
}
