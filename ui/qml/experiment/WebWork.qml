// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Which URLs, and what is done to each answer.
Column {
    id: work

    required property WorkForm form
    required property RulesForm rules
    required property InputLister inputs

    width: parent ? parent.width : 0
    spacing: 8

    UrlsInput {
        form: work.form
        visible: work.form.served.length === 0
    }
    ServedInput {
        form: work.form
        visible: work.form.served.length > 0
    }
    InputListing {
        inputs: work.inputs
        hint: qsTr("Every URL becomes an item. Nothing is fetched before Run.")
    }
    RealTransform {
        form: work.form
        chains: ["json", "image(200)", "sha256", "none"]
    }
    RulesSection {
        form: work.rules
        web: true
    }
}
