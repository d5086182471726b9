using Xunit;

namespace AlphaPulse.TestKit;

/// <summary>A fact that needs the evidence folder; see <see cref="Evidence"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvidenceFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public EvidenceFactAttribute() => Skip = Evidence.SkipReason;
}
