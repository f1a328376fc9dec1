namespace DryApi.Generated.Tests.Support;

/// <summary>A progress with a mistake in it.</summary>
/// <param name="exception">What it throws.</param>
/// <param name="after">How many reports it takes before.</param>
internal sealed class ThrowingProgress<T>(Exception exception, int after = 0) : IProgress<T>
{
    private int _reports;

    /// <summary>An exception of the type.</summary>
    public static Exception New(Type type) => (Exception)type.GetConstructor([typeof(string), typeof(Exception)])!.Invoke(["of the progress", null]);

    public void Report(T value)
    {
        if (_reports++ >= after)
        {
            throw exception;
        }
    }
}
