namespace AlphaPulse.Architecture.Tests.Conventions;

/// <summary>Breaks a convention on purpose.</summary>
public class OpenSample
{
}
