namespace AlphaPulse.Tracking.MLflow.Tests;

/// <summary>An error that the server answers with.</summary>
internal sealed class Refusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
