// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What is about to be fetched or run, before it is.
ModalSheet {
    id: question

    required property var plan ///< RunPlan

    signal agreed()

    wanted: 520
    closePolicy: T.Popup.CloseOnEscape // a click beside it is no answer

    body: RunQuestionContent {
        plan: question.plan
        most: Math.max(96, question.room.height - 280)
        onRefused: question.close()
        onAgreed: {
            question.close()
            question.agreed()
        }
    }
}
