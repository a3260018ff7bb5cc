using Petitions.Data;

namespace Petitions.Tests.Data;

public sealed class FlightRecorderTests
{
    [Fact]
    public void Recorder_OverTheFileOfAKilledProcess_BeginsWithNothingInFlight()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);

            using (var recorder = new FlightRecorder(file))
            using (recorder.Sweep())
            {
            }

            File.ReadAllBytes(file).ShouldAllBe(octet => octet == 0);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
