using Xunit;

namespace AlphaPulse.TestKit;

/// <summary>A theory that needs the evidence folder; see <see cref="Evidence"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvidenceTheoryAttribute : TheoryAttribute
{
    /// <summary>Creates the attribute.</summary>
    public EvidenceTheoryAttribute() => Skip = Evidence.SkipReason;
}
