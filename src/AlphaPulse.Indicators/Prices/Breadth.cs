using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The breadth of a market at one bar: how many of its issues rose and fell, and how much of each was traded.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is a market without issues.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="AdvancingIssues">The number of issues that rose; at least 0.</param>
/// <param name="DecliningIssues">The number of issues that fell; at least 0.</param>
/// <param name="AdvancingVolume">The volume of the issues that rose; at least 0.</param>
/// <param name="DecliningVolume">The volume of the issues that fell; at least 0.</param>
public readonly record struct Breadth<T>(T AdvancingIssues, T DecliningIssues, T AdvancingVolume, T DecliningVolume)
    where T : struct, INumber<T>;
