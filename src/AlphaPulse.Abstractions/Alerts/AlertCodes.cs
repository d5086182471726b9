namespace AlphaPulse;

/// <summary>The codes of the alerts that AlphaPulse raises. Others may be added by their names.</summary>
public static class AlertCodes
{
    /// <summary>The gate let a candidate serve.</summary>
    public const string GatePromoted = "gate.promoted";

    /// <summary>The gate refused a candidate.</summary>
    public const string GateRefused = "gate.refused";

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
}
