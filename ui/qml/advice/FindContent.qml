// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is asked for above, what was tried in the middle, what follows below.
FocusScope {
    id: content

    required property SearchForm form
    required property LimitFinder finder
    readonly property var found: finder.found
    readonly property bool started: finder.known && (finder.running || found.rows.length > 0 || found.about.length > 0)

    signal closed()

    onVisibleChanged: if (visible) options.begin()

    Label {
        id: title
        objectName: "findTitle"
        x: 24
        y: 20
        width: parent.width - 48
        text: qsTr("Find the best limits for %1").arg(content.finder.mode)
        font.pixelSize: 17
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    FindOptions {
        id: options
        anchors.top: title.bottom
        anchors.topMargin: 14
        x: 24
        width: parent.width - 48
        form: content.form
        finder: content.finder
    }
    Divider {
        id: upper
        anchors.top: options.bottom
        anchors.topMargin: 14
    }
    FindProgress {
        id: progress
        anchors.top: upper.bottom
        width: parent.width
        finder: content.finder
    }
    Label {
        objectName: "findHint"
        x: Math.round((parent.width - width) / 2)
        y: Math.round((upper.y + lower.y - height) / 2)
        width: Math.min(560, parent.width - 48)
        visible: !content.started
        text: qsTr("Slices of the work are measured with other N and M, beginning with few fetches in flight, until the smallest limits within 2 % of the best are known. Nothing in the experiment changes by that.")
        font.pixelSize: 13
        lineHeight: 1.2
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    TriedTable {
        id: table
        anchors.top: progress.bottom
        anchors.topMargin: 4
        anchors.bottom: below.top
        x: 24
        width: Math.round((parent.width - 48) * 0.56)
        visible: content.started
        rows: content.found.rows
    }
    ThroughputCurve {
        anchors.top: table.top
        anchors.bottom: below.top
        anchors.bottomMargin: 8
        anchors.left: table.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 24
        visible: content.started && content.found.curve.points.length > 0
        points: content.found.curve.points
        fetchTicks: content.found.curve.fetchTicks
        throughputTicks: content.found.curve.throughputTicks
    }
    FoundAdvice {
        id: below
        anchors.bottom: lower.top
        anchors.bottomMargin: visible ? 14 : 0
        x: 24
        width: parent.width - 48
        most: content.height * 0.4
        finder: content.finder
    }
    Divider {
        id: lower
        anchors.bottom: buttons.top
        anchors.bottomMargin: 14
    }
    FindButtons {
        id: buttons
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        x: 24
        width: parent.width - 48
        finder: content.finder
        onClosed: content.closed()
    }
}
