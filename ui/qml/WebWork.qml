// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Which URLs, and what is done to each answer.
Column {
    id: work

    required property Session session

    width: parent ? parent.width : 0
    spacing: 8

    UrlsInput {
        session: work.session
        visible: work.session.served.length === 0
    }
    ServedInput {
        session: work.session
        visible: work.session.served.length > 0
    }
    InputListing {
        session: work.session
        hint: qsTr("Every URL becomes an item. Nothing is fetched before Run.")
    }
    RealTransform {
        session: work.session
        chains: ["json", "image(200)", "sha256", "none"]
    }
    RulesSection {
        session: work.session
        web: true
    }
}
