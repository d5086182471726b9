using System.Text.Json.Serialization;

namespace AlphaPulse.Training;

/// <summary>What a guard says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuardVerdict>))]
public enum GuardVerdict
{
    /// <summary>What was measured keeps to its limit.</summary>
    [JsonStringEnumMemberName("held")]
    Held = 0,

    /// <summary>It does not. A guard that binds then refuses the model, any other warns.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed = 1,

    /// <summary>There is nothing that the guard could fail on, such as early stopping of a learner that does not grow.</summary>
    [JsonStringEnumMemberName("not_applicable")]
    NotApplicable = 2,

    /// <summary>It could not be measured, or was not asked for. A guard that binds then refuses the model: what is not known did not hold.</summary>
    [JsonStringEnumMemberName("not_measured")]
    NotMeasured = 3,
}
