//! The keys that a tab presses, through the DevTools protocol. No journey of its own.

use serde_json::json;

use super::Tab;

impl Tab {
    /// Presses a key such as "Tab" or "Enter".
    pub async fn press(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            "ArrowDown" => (40, None),
            " " => (32, Some(" ")),
            _ => panic!("no code for the key {key}"),
        };
        self.keys.set(self.keys.get() + 1);
        for kind in ["keyDown", "keyUp"] {
            let mut event =
                json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            if let (Some(text), "keyDown") = (text, kind) {
                event["text"] = json!(text);
            }
            self.devtools("Input.dispatchKeyEvent", event).await;
        }
    }
}
