package io.tajmi.api.outcome;

/** What a proposed annulment would do, whole or as far as a body of some areas may know. */
sealed interface MaterialityRead permits MaterialityAnswer, AreaMaterialityAnswer {}
