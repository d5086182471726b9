namespace AlphaPulse;

/// <summary>The codes of the alerts that AlphaPulse raises. Others may be added by their names.</summary>
public static class AlertCodes
{
    /// <summary>The gate let a candidate serve.</summary>
    public const string GatePromoted = "gate.promoted";

    /// <summary>The gate refused a candidate.</summary>
    public const string GateRefused = "gate.refused";

    /// <summary>A version passed its shadow period and serves.</summary>
    public const string ShadowPromoted = "shadow.promoted";

    /// <summary>A version did worse in its shadow period than it may.</summary>
    public const string ShadowFailed = "shadow.failed";

    /// <summary>A rule of the registry keeps a version from serving that passed its shadow period.</summary>
    public const string ShadowRefused = "shadow.refused";

    /// <summary>A champion that had degraded gave way to the one before it.</summary>
    public const string RollbackDone = "rollback.done";

    /// <summary>A champion has degraded, and no version can take over.</summary>
    public const string RollbackNeeded = "rollback.needed";

    /// <summary>A training that was due was handed in.</summary>
    public const string RetrainStarted = "retrain.started";

    /// <summary>The policies of the models could not be asked.</summary>
    public const string PolicyFailed = "policy.failed";

    /// <summary>A run ended by an error.</summary>
    public const string RunFailed = "run.failed";

    /// <summary>Rows of the source could not become bars.</summary>
    public const string DataQuarantined = "data.quarantined";

    /// <summary>Expected bars are missing from a stored series.</summary>
    public const string DataGaps = "data.gaps";

    /// <summary>What a model sees or scores is moving away from what it was trained on.</summary>
    public const string DriftWarning = "drift.warning";

    /// <summary>Signals of a model are held back because of drift.</summary>
    public const string DriftHold = "drift.hold";

    /// <summary>Signals of a model that were held back flow again.</summary>
    public const string DriftReleased = "drift.released";

    /// <summary>What a model sees is not compared with its training: it has no reference profile.</summary>
    public const string DriftUnwatched = "drift.unwatched";

    /// <summary>A whole venue has stopped: no connection to it shows life, or none brings bars that requests bring.</summary>
    public const string VenueStopped = "venue.stopped";

    /// <summary>A venue that had stopped is back.</summary>
    public const string VenueReturned = "venue.returned";

    /// <summary>A venue refused to send a symbol.</summary>
    public const string VenueRefused = "venue.refused";

    /// <summary>A venue does not have a symbol that is to be followed.</summary>
    public const string VenueSymbolMissing = "venue.symbol_missing";

    /// <summary>The firewall held back a live bar: it is in quarantine, and nobody was handed it.</summary>
    public const string DataHeld = "data.held";
}
